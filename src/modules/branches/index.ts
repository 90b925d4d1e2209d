export { listBranches, type Branch } from './list-branches.ts'
export { listOpeningHours, spansOn, type BranchHours, type Span } from './opening-hours.ts'
export { saveBranch, type BranchDetails } from './save-branch.ts'
export { isOpen, openDayAfter, openDayFrom, openDaysAfter, readCalendar, type Calendar } from './calendar.ts'
