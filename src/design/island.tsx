import { asset } from './assets.ts'

/** Loads the behaviour of a custom element; emitted only by the component that draws that element. */
export const Island = ({ name }: { name: string }) => <script type="module" src={asset(`${name}.ts`)} />
