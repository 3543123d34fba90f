import { z } from 'zod'

export const jobForm = z.strictObject({ id: z.uuid() })
