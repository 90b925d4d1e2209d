import type { Module } from '#kernel/module.ts'

/** The parts of the module as one, in the order in which their menus stand. */
export const joinParts = (parts: readonly Module[]): Module => ({
  permissions: parts.flatMap(({ permissions = [] }) => permissions),
  routes: parts.flatMap(({ routes = [] }) => routes),
  staffMenu: parts.flatMap(({ staffMenu = [] }) => staffMenu),
  jobs: parts.flatMap(({ jobs = [] }) => jobs),
  schedules: parts.flatMap(({ schedules = [] }) => schedules),
  listeners: parts.flatMap(({ listeners = [] }) => listeners),
})
