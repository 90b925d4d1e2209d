/** A pattern to weave into a cover: tile size and what is drawn in it, lines in the current stroke or fill. */
export interface Motif {
  size: readonly [number, number]
  path: string
  filled: boolean
}

/** Quiet geometry of Blitar and its batik. The first letter of each name makes ids unique. */
export const motifs: Record<string, Motif> = {
  // Four seeds of the sugar palm around a cross.
  kawung: {
    size: [20, 20],
    path: 'M9 9Q9 1 1 1 1 9 9 9ZM11 9Q11 1 19 1 19 9 11 9ZM9 11Q9 19 1 19 1 11 9 11ZM11 11Q11 19 19 19 19 11 11 11Z',
    filled: true,
  },
  // Scales of the koi that Blitar breeds.
  sisik: {
    size: [20, 20],
    path: 'M0 10a10 10 0 0 1 20 0M4 10a6 6 0 0 1 12 0M8 10a2 2 0 0 1 4 0M-10 20a10 10 0 0 1 20 0 10 10 0 0 1 20 0M-6 20a6 6 0 0 1 12 0M14 20a6 6 0 0 1 12 0M-2 20a2 2 0 0 1 4 0M18 20a2 2 0 0 1 4 0',
    filled: false,
  },
  // Starfruit cut across.
  belimbing: {
    size: [24, 24],
    path: 'M12 2c1.5 2.7 1.8 4.5 3.3 5.6s3.3.7 6.1 1.3c-2.1 2.3-3.7 3.1-4.3 4.9s.3 3.4.6 6.2c-2.8-1.3-4-2.5-5.7-2.5s-2.9 1.2-5.7 2.5c.3-2.8 1.2-4.4.6-6.2S4.7 11.2 2.6 8.9c2.8-.6 4.6-.2 6.1-1.3S10.5 4.7 12 2ZM12 12V7M12 12l4.7-1.5M12 12l2.9 4M12 12l-2.9 4M12 12 7.3 10.5',
    filled: false,
  },
  // Terraces of the temple of Penataran.
  undak: {
    size: [20, 20],
    path: 'M8.5 1.5h3v3h3v3h3v5h-3v3h-3v3h-3v-3h-3v-3h-3v-5h3v-3h3ZM8.5 8.5h3v3h-3Z',
    filled: false,
  },
  // Small flowers of a night sky.
  truntum: {
    size: [18, 18],
    path: 'M9 4.5v9M4.5 9h9M5.8 5.8l6.4 6.4M12.2 5.8 5.8 12.2M0 0h.01M18 0h.01M0 18h.01M18 18h.01',
    filled: false,
  },
  // The broken waves of parang.
  parang: {
    size: [20, 20],
    path: 'M-5 15C1 14-1 8 5 5S9-1 15-5M5 25c6-1 4-7 10-10s4-6 10-10M-2 22 22-2',
    filled: false,
  },
}

export const motifNames = Object.keys(motifs)

/** Those that can stand alone. */
export const stamps = ['kawung', 'sisik', 'belimbing', 'undak']
