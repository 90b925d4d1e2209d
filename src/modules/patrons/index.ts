export { findPatron, findPatronByCard, findPatronViewer } from './find-patron.ts'
export { registerPatron, type NewPatron } from './register-patron.ts'
