/** Notes of each tone, as frequency and seconds. */
const tones: Record<string, [number, number][]> = {
  good: [[880, 0.07]],
  attention: [
    [660, 0.09],
    [990, 0.12],
  ],
  bad: [
    [220, 0.16],
    [165, 0.22],
  ],
}

let ear: AudioContext | undefined

/** Plays a tone; before the first key or touch browsers keep still, which is no loss. */
export function play(name = '') {
  const notes = tones[name]
  if (!notes) return
  ear ??= new AudioContext()
  let at = ear.currentTime
  for (const [frequency, seconds] of notes) {
    const [note, volume] = [ear.createOscillator(), ear.createGain()]
    note.frequency.value = frequency
    volume.gain.value = 0.08
    note.connect(volume).connect(ear.destination)
    note.start(at)
    note.stop((at += seconds))
  }
}
