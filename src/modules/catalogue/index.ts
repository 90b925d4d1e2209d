import type { FileStore } from '#kernel/files.ts'
import type { Module } from '#kernel/module.ts'
import { authorityImportRoutes } from './authorities/importing/routes.tsx'
import { authorityImportJobs } from './authorities/importing/run-import.ts'
import { linkingJobs, linkingSchedules } from './authorities/linking/linking-jobs.ts'
import { linkingRoutes } from './authorities/linking/routes.tsx'
import { splitRoutes } from './authorities/splitting/routes.tsx'
import { authorityRoutes } from './authorities/routes.tsx'
import { batchJobs, batchSchedules } from './batch/batch-jobs.ts'
import type { FindTitles } from './batch/choose/selection.ts'
import { batchRoutes } from './batch/routes.tsx'
import { coverRoutes } from './covers/routes.tsx'
import { exportRoutes } from './exports/routes.tsx'
import { importJobs, importSchedules } from './imports/import-jobs.ts'
import { mappingRoutes } from './imports/mapping-routes.tsx'
import { importRoutes } from './imports/routes.tsx'
import { catalogueMenu } from './menu.ts'
import { labelRoutes } from './labels/routes.tsx'
import { sheetRoutes } from './labels/sheet-routes.tsx'
import { serialRoutes, serialSchedules } from './serials/serials-parts.ts'
import { subscriptionsFollowMerge } from './serials/subscriptions/follow-merge.ts'
import { qualitySchedules } from './quality/quality-jobs.ts'
import { qualityRoutes } from './quality/routes.tsx'
import { cataloguePermissions } from './permissions.ts'
import type { MergeFollower } from './title-merge/followers.ts'
import { titleMergeRoutes } from './title-merge/routes.tsx'
import { historyRoutes } from './workplace/history-routes.tsx'
import { itemRoutes } from './workplace/item-routes.tsx'
import { copyRoutes } from './copy-cataloguing/routes.tsx'
import { sourceRoutes } from './copy-cataloguing/source-routes.tsx'
import { editorRoutes } from './editor/editor-routes.tsx'
import { editorFragmentRoutes } from './editor/fragment-routes.tsx'
import { seriesRoutes } from './editor/series-routes.tsx'
import { recordRoutes, type ScanReader } from './workplace/record-routes.tsx'

export { authorityKinds } from './authorities/authority-form.ts'
export { authoritiesPerPage, listAuthorities } from './authorities/list-authorities.ts'
export { createAuthority } from './authorities/create-authority.ts'
export { findAuthority, type AuthorityDetails } from './authorities/find-authority.ts'
export { describeRecord, type RecordDescription } from './describe/describe-record.ts'
export { headingKey } from './describe/heading-key.ts'
export { materials, type Material } from './describe/material-of.ts'
export type { FindTitles } from './batch/choose/selection.ts'
export { batchPaths } from './batch/paths.ts'
export { labelPaths } from './labels/paths.ts'
export { addItem } from './items/save-item.ts'
export { changeItemWithin, type ItemChange } from './items/change-item.ts'
export { changeItemsWithin, type ItemPlace, type PlaceChange } from './items/change-items.ts'
export type { Disposition, ItemDetails } from './items/item-form.ts'
export type { DataField, MarcField, MarcRecord } from './marc/record.ts'
export { cataloguePermissions }
export { catalogueAuditWords } from './workplace/audit-words.ts'
export { catalogueStandings } from './workplace/standings.ts'
export { createRecord, createRecordWithin } from './records/create-record.ts'
export { recordOf, type BriefTitle } from './plain/record-of.ts'
export { findDuplicates, type Duplicate } from './editor/find-duplicates.ts'
export {
  findRecord,
  findTitle,
  type LinkedHeading,
  type PublicItem,
  type RecordDetails,
  type TitleDetails,
} from './records/find-record.ts'
export { listTitles, type BranchCopies, type TitleSummary } from './records/find-titles.ts'
export { insertItems, type NewItem } from './items/insert-items.ts'
export { readIso2709 } from './marc/read-iso2709.ts'
export { derive } from './records/derive.ts'
export { insertRecords, type NewRecord } from './records/insert-records.ts'
export {
  deweyClasses,
  deweyDivisions,
  deweyLabel,
  deweyPath,
  type DeweyDivision,
} from './classification/ddc.ts'
export { browseHeadings, type BrowsedHeading } from './records/browse-headings.ts'
export { recordsOfNumber } from './records/find-by-number.ts'
export { neighboursOf, type Neighbour, type TitleBrief } from './records/neighbours-of.ts'
export { collectionSize, newestTitles } from './records/newest-titles.ts'
export { fieldText } from './describe/compare-records.ts'
export { citationsOf, citationText, type Citation, type CitationPart } from './describe/citation.ts'
export { writeBibtex } from './exports/write-bibtex.ts'
export { writeRis } from './exports/write-ris.ts'
export { exportFiles, exportFormats, exportRecords, type ExportFormat } from './exports/export-records.ts'
export { exportResponse } from './exports/export-response.ts'
export { citedNames } from './exports/citation-names.ts'
export { isControl } from './marc/record.ts'
export { writeMarcjson } from './marc/write-marcjson.ts'
export { writeIso2709 } from './marc/write-iso2709.ts'
export { marcxmlFooter, marcxmlHeader, writeMarcxml } from './marc/write-marcxml.ts'

export interface CatalogueParts {
  /** What a search finds; the engine stands above the catalogue, so it is handed in. */
  findTitles?: FindTitles
  /** What other modules move along when two titles become one. */
  mergeFollowers?: readonly MergeFollower[]
  /** What else the staff's scan box understands. */
  readScan?: ScanReader
}

const nothingFound: FindTitles = async () => ({ ids: [], total: 0 })
const readNothing: ScanReader = async () => undefined

export const catalogueModule = (
  files: FileStore,
  { findTitles = nothingFound, mergeFollowers = [], readScan = readNothing }: CatalogueParts = {},
): Module => ({
  permissions: cataloguePermissions,
  routes: [
    historyRoutes,
    recordRoutes(readScan),
    editorFragmentRoutes,
    editorRoutes,
    seriesRoutes,
    copyRoutes,
    sourceRoutes,
    itemRoutes,
    coverRoutes,
    authorityImportRoutes,
    linkingRoutes,
    splitRoutes,
    authorityRoutes,
    importRoutes,
    batchRoutes(findTitles),
    labelRoutes(findTitles),
    sheetRoutes,
    ...serialRoutes,
    titleMergeRoutes([subscriptionsFollowMerge, ...mergeFollowers]),
    qualityRoutes,
    mappingRoutes,
    exportRoutes,
  ],
  jobs: [...importJobs(files), ...batchJobs, ...linkingJobs, ...authorityImportJobs(files)],
  schedules: [
    ...importSchedules(files),
    ...batchSchedules,
    ...qualitySchedules,
    ...linkingSchedules,
    ...serialSchedules,
  ],
  staffMenu: catalogueMenu,
})
export { findHoldings, type BranchHoldings } from './serials/holdings/find-holdings.ts'
export { HoldingsWords } from './serials/holdings/holdings-words.tsx'
export { addSubscription } from './serials/subscriptions/save-subscription.ts'
export type { SubscriptionDetails } from './serials/subscriptions/subscription-form.ts'
export { receiveIssues } from './serials/receive/receive-issues.ts'
export { listBoxes } from './serials/kardex/find-kardex.ts'
export { titleAfterMerges } from './title-merge/find-merges.ts'
export type { MergedTitles, MergeFollower } from './title-merge/followers.ts'
export { refreshStatistics } from './records/refresh-statistics.ts'
