import type { Module } from '#kernel/module.ts'
import { refundRoutes } from './account/refund-routes.tsx'
import { accountRoutes } from './account/routes.tsx'
import { amnestyTexts } from './amnesty/messages.ts'
import { amnestyRoutes } from './amnesty/routes.tsx'
import { debtorTexts } from './debtors/messages.ts'
import { debtorRoutes } from './debtors/routes.tsx'
import { moneyPaths } from './paths.ts'
import { moneyPermissions } from './permissions.ts'
import { placeRoutes } from './place/routes.tsx'
import { receiptRoutes } from './receipts/routes.tsx'
import { tillTexts } from './till/messages.ts'
import { tillRoutes } from './till/routes.tsx'

const group = { id: tillTexts('id').group, en: tillTexts('en').group }

/** Money: accounts of members, receipts, the till, amnesties. */
export const moneyModule: Module = {
  permissions: moneyPermissions,
  routes: [accountRoutes, refundRoutes, receiptRoutes, placeRoutes, tillRoutes, amnestyRoutes, debtorRoutes],
  staffMenu: [
    {
      href: moneyPaths.till,
      label: { id: tillTexts('id').menu, en: tillTexts('en').menu },
      permission: 'circulation.money',
      group,
    },
    {
      href: moneyPaths.debtors,
      label: { id: debtorTexts('id').menu, en: debtorTexts('en').menu },
      permission: 'circulation.money',
      group,
    },
    {
      href: moneyPaths.amnesties,
      label: { id: amnestyTexts('id').menu, en: amnestyTexts('en').menu },
      permission: 'circulation.amnesty',
      group,
    },
  ],
}
