export { kioskKind } from './kind/kiosk-kind.tsx'
