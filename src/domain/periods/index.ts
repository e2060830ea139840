export { readSpan, type Span, type WrittenSpan } from './read-span.js'
