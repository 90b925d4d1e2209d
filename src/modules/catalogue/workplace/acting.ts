export { actorOf } from '#kernel/acting.ts'
