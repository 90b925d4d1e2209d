import { Island } from './island.tsx'

export interface CameraScanProps {
  /** Id of the box that takes what was read; its form is sent at once. */
  into: string
  /** Words of its buttons and of its help. */
  open: string
  close: string
  hint: string
  /** Said where the camera is not to be had. */
  denied: string
}

/** A button that reads barcodes and QR codes with the camera; it is not there where it could not work. */
export const CameraScan = ({ into, open, close, hint, denied }: CameraScanProps) => (
  <camera-scan data-into={into} data-denied={denied}>
    <button class="button" type="button" data-open hidden>
      {open}
    </button>
    <div class="camera" data-view hidden>
      <video playsinline muted aria-hidden="true" />
      <p>{hint}</p>
      <button class="button" type="button" data-close>
        {close}
      </button>
    </div>
    <p role="status" data-said />
    <Island name="camera-scan" />
  </camera-scan>
)
