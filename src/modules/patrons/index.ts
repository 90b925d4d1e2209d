import type { Module } from '#kernel/module.ts'
import { strangerOnly } from '#kernel/permissions.ts'
import { cardRoutes } from './cards/routes.tsx'
import { categoryRoutes } from './categories/routes.tsx'
import { careRoutes } from './consents/care-routes.tsx'
import { dataRequestRoutes } from './data-requests/routes.tsx'
import { memberImportRoutes } from './imports/routes.tsx'
import { memberImportJobs } from './imports/run-import.ts'
import { institutionRoutes } from './institutions/routes.tsx'
import { memberRoutes } from './members/routes.tsx'
import { mergeRoutes } from './merge/routes.tsx'
import { patronMenu } from './menu.ts'
import { forgottenPinRoutes } from './forgotten-pin/routes.tsx'
import { onlineRoutes } from './online/routes.tsx'
import { onlineTexts } from './online/messages.ts'
import { patronSchedules } from './schedules.ts'
import type { PatronParts } from './parts.ts'
import { photoRoutes } from './photo/routes.tsx'
import { countPending } from './standing/count-pending.ts'
import { paths } from './paths.ts'
import { patronPermissions } from './permissions.ts'
import { standingRoutes } from './standing/routes.tsx'

export { patronAuditWords } from './audit-words.ts'
export {
  forgetLoansOfBlocks,
  liftSuspensionWithin,
  suspendWithin,
  type NewSuspension,
  type Suspension,
} from './blocks/suspend.ts'
export { ageOn, categoryName, listCategories, type Category } from './categories/list-categories.ts'
export { blockMember, type NewBlock } from './blocks/block-member.ts'
export { liftBlock } from './blocks/lift-block.ts'
export { blocksInForce } from './blocks/blocks-in-force.ts'
export { changePin, type PinChange } from './cards/change-pin.ts'
export { findCardFacts, type CardFacts } from './cards/card-facts.ts'
export { cardImage } from './cards/card-image.ts'
export { checkPin, type PinAnswer, type PinMemory } from './cards/check-pin.ts'
export { Pin } from './cards/pin.ts'
export {
  agree,
  freePurposes,
  isFreePurpose,
  setHistoryChoice,
  withdraw,
  type ConsentChange,
  type FreePurpose,
} from './consents/change-consent.ts'
export { listConsents, type ListedConsent } from './consents/list-consents.ts'
export { wordingOf, type ConsentPurpose } from './consents/wordings.ts'
export { dataRequestsOf, requestData, type DataRequestKind } from './data-requests/requests.ts'
export { forgetMember } from './data-requests/forget-member.ts'
export { mergeMembers } from './merge/merge-members.ts'
export { asCsv, tellAll } from './data-requests/tell-all.ts'
export { answersStill, familyOf, type Family, type Relative } from './family/family-of.ts'
export { classMembers, type ClassMember } from './institutions/classes.ts'
export {
  findInstitution,
  listClasses,
  saveInstitution,
  type Institution,
} from './institutions/institution.ts'
export { findNeeds, needCodes, saveNeeds, type NeedCode, type Needs } from './needs/needs.ts'
export { OwnProfileForm, updateOwnProfile, type OwnProfile } from './own/update-own-profile.ts'
export { findPatron, findPatronByCard, findPatronViewer, institutionOnly } from './find-patron.ts'
export { resealOld } from './identity/reseal.ts'
export { openVault, type Vault } from './identity/vault.ts'
export { addGuardian } from './family/guardians.ts'
export { insertPatrons, type KnownPatron } from './members/insert-patrons.ts'
export { markBounced } from './contacts/mark-bounced.ts'
export { contactsOf } from './members/find-member.ts'
export { noteMemberListSeen, noteMembersSeen } from './members/note-views.ts'
export type { ListedMember, MemberState } from './members/list-members.ts'
export type { MemberPanel } from './members/panel.ts'
export { searchMembers, type MemberSearch } from './members/search-members.ts'
export type { MemberCharge, MemberFollower, PatronParts } from './parts.ts'
export { makeContactLink } from './online/contact-links.ts'
export { signInTries } from './cards/sign-in-tries.ts'
export { makePinLink } from './forgotten-pin/pin-links.ts'
export { paths as patronPaths } from './paths.ts'
export { patronPermissions }
export { registerPatron, type NewPatron } from './register-patron.ts'

export const patronsModule = (parts: PatronParts): Module => ({
  permissions: patronPermissions,
  routes: [
    memberRoutes(parts),
    standingRoutes(parts),
    mergeRoutes(parts),
    memberImportRoutes(parts),
    institutionRoutes(parts),
    careRoutes(parts),
    dataRequestRoutes(parts),
    onlineRoutes(parts),
    forgottenPinRoutes({ byMail: parts.byMail === true }),
    cardRoutes,
    photoRoutes(parts),
    categoryRoutes,
  ],
  jobs: memberImportJobs(parts),
  schedules: patronSchedules(parts),
  publicMenu: [
    {
      href: paths.online,
      label: { id: onlineTexts('id').menu, en: onlineTexts('en').menu },
      permission: strangerOnly,
      place: 'account',
    },
  ],
  staffMenu: patronMenu,
})

/** How the work about members stands, for the first page of staff. */
export const patronStandings = [
  {
    label: { id: 'pendaftaran menunggu verifikasi', en: 'registrations to verify' },
    href: `${paths.members}?keadaan=pending`,
    permission: 'patrons.edit',
    count: countPending,
  },
]
export {
  lengthenSuspensionsWithin,
  shortenSuspensionsWithin,
  type Shortening,
} from './blocks/shorten-suspensions.ts'
