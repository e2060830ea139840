import { lookup } from 'node:dns/promises'
import { BlockList, isIP, type LookupFunction } from 'node:net'

export type Address = { address: string; family: number }
/** Every address of a host name. */
export type Resolve = (host: string) => Promise<Address[]>

/** As the system resolves names, files and all. */
export const systemResolve: Resolve = (host) => lookup(host, { all: true })

/** Whether an address is one of the public internet. */
export const isPublic = ({ address, family }: Address) =>
  family === 6 ? !notPublic6.check(address, 'ipv6') : !notPublic4.check(address, 'ipv4')

/** The address a URL's host is written as, or undefined when it is a name. */
export function writtenAddress(hostname: string): Address | undefined {
  const address = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(address)
  return family === 0 ? undefined : { address, family }
}

export const isLoopbackHost = (hostname: string) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)

/**
 * A look-up for one connection that refuses a name as soon as one of its addresses is not public. What it answers is
 * what is connected to, so a name that points somewhere else a moment later gains nothing. Node does not ask it about
 * hosts that are written as addresses: check those with isPublic.
 */
export const publicOnly =
  (resolve: Resolve): LookupFunction =>
  (host, options, done) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses
        if (!first || !addresses.every(isPublic)) done(new Error('The host has no public address'), '', 0)
        else if (options.all) done(null, addresses)
        else done(null, first.address, first.family)
      },
      (error) => done(error, '', 0),
    )
  }

// Two lists, because a list would hold an IPv4 address against the rules of IPv6 as well.
const notPublic4 = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  notPublic4.addSubnet(network, prefix, 'ipv4')
}

// Of IPv6 only 2000::/3 is public (which leaves out mapped addresses and NAT64), and of it not what is for protocols,
// documents, or can hide an IPv4 address (Teredo, 6to4).
const notPublic6 = new BlockList()
for (const [network, prefix] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  notPublic6.addSubnet(network, prefix, 'ipv6')
}
