export { chooseDeskPlace, deskPlace, type DeskPlace } from './desk-place.ts'
export { listBranches, type Branch } from './list-branches.ts'
export { listOpeningHours, spansOn, type BranchHours, type Span, type Week } from './opening-hours.ts'
export {
  listPickupPlaces,
  pickupValue,
  readPickupValue,
  type PickupDay,
  type PickupOption,
} from './pickup-places.ts'
export { dropPickupDays, movePickupPoints, savePickupPoint, setPickupDays } from './pickup-points.ts'
export { saveBranch, type BranchDetails } from './save-branch.ts'
export { changeBranch, openBranch, type BranchFields, type BranchRefusal } from './change-branch.ts'
export {
  changeHours,
  readVersions,
  removeHours,
  type HoursChange,
  type HoursRefusal,
  type HoursSpan,
  type HoursVersion,
} from './change-hours.ts'
export { isOpen, openDayAfter, openDayFrom, openDaysAfter, readCalendar, type Calendar } from './calendar.ts'
export {
  closeDays,
  listClosedDays,
  loadHolidays,
  renameHolidays,
  reopenDays,
  type ClosedDay,
  type ClosingKind,
  type NewClosedDay,
} from './closed-days.ts'
export {
  holidayLines,
  nationalHolidays,
  readHolidayLines,
  type Holiday,
  type HolidayList,
} from './holidays/national-holidays.ts'
