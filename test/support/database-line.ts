import { connect as dial, createServer, type Socket } from 'node:net'

export interface DatabaseLine {
  /** Address of the database through this line. */
  url: string
  /** The database is out of reach, as when its machine is gone. */
  cut(): Promise<void>
  mend(): Promise<void>
}

/** A line to the database that a test can cut and mend. */
export async function databaseLine(url: string): Promise<DatabaseLine> {
  const target = new URL(url)
  const folder = target.searchParams.get('host')
  const port = Number(target.port || 5432)
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    const far = folder?.startsWith('/') ? dial(`${folder}/.s.PGSQL.${port}`) : dial(port, target.hostname)
    for (const end of [socket, far]) {
      open.add(end)
      end.on('error', () => {})
      end.on('close', () => open.delete(end))
    }
    socket.pipe(far).pipe(socket)
  })
  const listen = (at: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(at, '127.0.0.1', () => {
        const address = server.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
  const through = await listen(0)
  target.searchParams.delete('host')
  target.hostname = '127.0.0.1'
  target.port = String(through)
  return {
    url: target.href,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
    async mend() {
      await listen(through)
    },
  }
}
