import type { Module } from '#kernel/module.ts'
import type { Search } from '#modules/search/index.ts'
import { checkHeaders, followChanges } from './oai-pmh/headers/follow-jobs.ts'
import { oaiRoutes } from './oai-pmh/routes.ts'
import { searchRoute } from './json-api/search-route.ts'
import { sruRoutes } from './sru/routes.ts'

export interface ProtocolParts {
  search: Search
}

/** Languages that other machines speak, each a thin translator onto the operations of the modules. */
export const protocolsModule = ({ search }: ProtocolParts): Module => ({
  machineRoutes: [oaiRoutes(), sruRoutes(search), searchRoute(search)],
  schedules: [followChanges, checkHeaders],
})
