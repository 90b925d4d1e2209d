export { saveList, type ListDetails } from './lists/save-list.ts'
export { portalPermissions } from './permissions.ts'
