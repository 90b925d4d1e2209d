import * as v from 'valibot'
import type { Actor } from '#kernel/audit.ts'
import { folderStore } from '#kernel/files.ts'
import { openVault } from './identity/vault.ts'
import { NewMemberForm, type NewMemberFields } from './members/member-form.ts'

/** A vault with a key that only tests have. */
export const testVault = openVault([Buffer.alloc(32, 7)])

/** A store of files for tests that put nothing into it. */
export const testFiles = folderStore('/nowhere')

/** A person at the desk, for tests. */
export const agus: Actor = { kind: 'staff', id: 1, name: 'Agus Setiawan' }

/** A form of a new member as it is once read; what is left out is empty. */
export const newMember = (typed: Record<string, string>): NewMemberFields =>
  v.parse(NewMemberForm, { category: 'umum', birthDate: '1990-03-05', ...typed })
