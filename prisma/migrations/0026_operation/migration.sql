-- The server compares the applied migrations with those of its release (lib/readiness.server.ts). Of the list it needs these three columns.
GRANT SELECT (migration_name, finished_at, rolled_back_at) ON public._prisma_migrations TO variance_desk;
