export { type Answered, once, type Repeatable } from './once.js'
