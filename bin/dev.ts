// `npm run dev`: Patria starts again whenever its source changes, and Vite rebuilds what browsers load.
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const env = { ...process.env, PATRIA_DEV: '1' }
const node = (...options: string[]) => spawn(process.execPath, options, { cwd: root, env, stdio: 'inherit' })

const browserFiles = node('node_modules/vite/bin/vite.js', 'build', '--watch', '--logLevel', 'warn')
const patria = node('--watch', '--watch-preserve-output', '--import', 'tsx', 'src/main.ts')

const children: ChildProcess[] = [browserFiles, patria]
const endAll = () => children.forEach((child) => child.kill('SIGTERM'))
// Ctrl-C reaches the children as well; waiting for them keeps the terminal theirs until they are done.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endAll)
for (const child of children) child.on('exit', endAll)
