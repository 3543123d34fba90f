// Preloaded into the server: when the program that started it is killed outright, the channel breaks and it leaves too.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
