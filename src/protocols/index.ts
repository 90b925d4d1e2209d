import type { Module } from '#kernel/module.ts'
import type { Search } from '#modules/search/index.ts'
import { checkHeaders, followChanges } from './oai-pmh/headers/follow-jobs.ts'
import { oaiRoutes } from './oai-pmh/routes.ts'
import { apiPageRoute } from './json-api/page-route.tsx'
import { apiRoutes } from './json-api/routes.ts'
import { sruRoutes } from './sru/routes.ts'

export interface ProtocolParts {
  search: Search
  /** How often a client may ask the JSON API and SRU, each; 0 for as often as it likes. */
  requestsPerMinute?: number
}

/** Languages that other machines speak, each a thin translator onto the operations of the modules. */
export const protocolsModule = ({ search, requestsPerMinute = 0 }: ProtocolParts): Module => ({
  routes: [apiPageRoute(requestsPerMinute)],
  machineRoutes: [oaiRoutes(), sruRoutes(search, requestsPerMinute), apiRoutes(search, requestsPerMinute)],
  schedules: [followChanges, checkHeaders],
})
