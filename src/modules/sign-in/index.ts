import type { Module } from '#kernel/module.ts'
import { signInRoutes } from './routes.tsx'

export const signInModule: Module = { routes: [signInRoutes] }
export { paths as signInPaths } from './paths.ts'
