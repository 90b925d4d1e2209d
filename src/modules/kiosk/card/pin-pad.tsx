import { Island } from '#design/island.tsx'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0']

/** Large number keys for a screen without a keyboard; not there without scripts, where the box brings its own. */
export const PinPad = ({ into, erase, label }: { into: string; erase: string; label: string }) => (
  <pin-pad data-into={into}>
    <div class="pin-pad" role="group" aria-label={label} hidden>
      {digits.map((digit) =>
        digit === '' ? (
          <button class="button" type="button" data-erase>
            {erase}
          </button>
        ) : (
          <button class="button" type="button" data-digit={digit}>
            {digit}
          </button>
        ),
      )}
    </div>
    <Island name="pin-pad" />
  </pin-pad>
)
