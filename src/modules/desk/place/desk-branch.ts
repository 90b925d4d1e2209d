export { chooseDeskPlace, deskPlace, type DeskPlace } from '#modules/branches/index.ts'
