import { readFileSync, readdirSync } from 'node:fs'

const publicFolder = new URL('../../public/', import.meta.url)

type Manifest = Record<string, { file: string; imports?: string[] }>

const development = process.env.PATRIA_DEV === '1'
let known: Manifest | undefined

/**
 * Address of a stylesheet (`public.css`) or island (`search-box.ts`) as it was built, with its content in the name.
 * Without a build the plain name is given: the page then comes without style, and still works.
 */
export function asset(name: string): string {
  if (!known || development) known = readManifest()
  const folder = name.endsWith('.css') ? 'css' : 'islands'
  return `/build/${known[`src/design/${folder}/${name}`]?.file ?? name}`
}

/** Addresses of an island and of all that it loads with it, for whoever keeps them. */
export function filesOf(island: string): string[] {
  if (!known || development) known = readManifest()
  const built = known
  const below = (name: string): string[] => {
    const { file, imports = [] } = built[name] ?? {}
    return file ? [`/build/${file}`, ...imports.flatMap(below)] : []
  }
  return [...new Set(below(`src/design/islands/${island}`))]
}

/** Text of a built worker (`offline-worker.ts`); the route that serves it decides under which address it works. */
export function workerText(name: string): string {
  if (!known || development) known = readManifest()
  const file = known[`src/design/workers/${name}`]?.file
  return file ? readFileSync(new URL(`build/${file}`, publicFolder), 'utf8') : ''
}

function readManifest(): Manifest {
  try {
    return JSON.parse(readFileSync(new URL('build/manifest.json', publicFolder), 'utf8'))
  } catch {
    return {}
  }
}

/** Address of the font that shows the first words of every page. */
export const firstFont = findFont('atkinson-latin-')

function findFont(prefix: string): string {
  const isFont = (file: string) => file.startsWith(prefix) && !file.includes('-ext-')
  return `/fonts/${readdirSync(new URL('fonts/', publicFolder)).find(isFont) ?? ''}`
}
