/** Slow senders are cut off within seconds (trust.md W-11). */
export const TIMEOUTS = {
  connectionsCheckingInterval: 1_000,
  headersTimeout: 5_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 10_000,
}
