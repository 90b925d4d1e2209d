import { readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DataFolderInUse } from './refusal.ts'

const patience = 2_000

/**
 * Keeps a second Patria off the folder. The lock is a listening local socket, because the operating system gives
 * it up with the process, however that ends; a file with a process id would have to be believed after a crash.
 */
export async function holdFolder(folder: string): Promise<() => void> {
  const address = addressOf(folder)
  const server = await listenPatiently(address)
  if (!server) throw new DataFolderInUse(alreadyRunning(folder))
  const pidFile = pidFileOf(folder)
  writeFileSync(pidFile, `${process.pid}\n`)
  return () => {
    rmSync(pidFile, { force: true })
    server.close()
  }
}

// A Patria that is ending gives the folder up in a moment, as when a service is restarted.
async function listenPatiently(address: string): Promise<Server | undefined> {
  for (const giveUpAt = Date.now() + patience; ; await wait(100)) {
    const server = (await listen(address)) ?? (await listenAfterCrash(address))
    if (server || Date.now() > giveUpAt) return server
  }
}

// Linux has sockets without a file. They are named by device and inode, so that two spellings of a path meet.
function addressOf(folder: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\patria-${statSync(folder).ino}`
  if (process.platform !== 'linux') return join(realpathSync(folder), 'patria.lock')
  const { dev, ino } = statSync(folder)
  return `\0patria-data-${dev}-${ino}`
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on('error', () => {}).destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

// Where the socket is a file, the file outlives a killed process; nobody answers on it then.
async function listenAfterCrash(address: string): Promise<Server | undefined> {
  if (address.startsWith('\0') || (await answers(address))) return undefined
  rmSync(address, { force: true })
  return listen(address)
}

const answers = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(address)
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
  })

const pidFileOf = (folder: string) => join(folder, 'patria.pid')

function alreadyRunning(folder: string): string {
  return `Patria is already running on the data folder ${folder} (${processOf(folder)}).`
}

function processOf(folder: string): string {
  try {
    return `process ${readFileSync(pidFileOf(folder), 'utf8').trim()}`
  } catch {
    return 'it has only just started'
  }
}
