import { drawnOnce } from './drawn-once.ts'

/** The mark of the library: a starfruit of Blitar cut across, as in its batik. */
export const Emblem = drawnOnce(
  () => 'emblem',
  () => (
    <svg viewBox="0 0 40 40" aria-hidden="true">
      <circle cx="20" cy="20" r="20" fill="currentColor" />
      <path
        d="M20 5.5c2.5 4.5 3 7.5 5.5 9.3 2.5 1.7 5.5 1.2 10.2 2.1-3.5 3.8-6.2 5.2-7.1 8.1-1 2.9.5 5.6 1 10.3-4.6-2.1-6.7-4.1-9.6-4.1s-5 2-9.6 4.1c.5-4.7 2-7.4 1-10.3-.9-2.9-3.6-4.3-7.1-8.1 4.7-.9 7.7-.4 10.2-2.1C17 13 17.5 10 20 5.5Z"
        fill="var(--paper)"
      />
      <path
        d="M20 20V11M20 20l8.6-2.8M20 20l5.3 7.3M20 20l-5.3 7.3M20 20l-8.6-2.8"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
      />
    </svg>
  ),
)
