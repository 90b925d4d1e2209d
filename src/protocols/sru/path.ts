export const sruPath = '/sru'
