import type { Module } from '#kernel/module.ts'
import { moneyPermissions } from './permissions.ts'

/** Money: accounts of members, receipts, the till, amnesties. */
export const moneyModule: Module = { permissions: moneyPermissions }
