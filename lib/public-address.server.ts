import 'server-only'
import { BlockList, isIP, isIPv6 } from 'node:net'

/** Networks of version 4 that are not on the public internet (IANA's registry of special-purpose addresses). */
const special = new BlockList()
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
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(network, prefix, 'ipv4')
/** Tunnels, documentation and other special networks inside the global ones of version 6. */
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(network, prefix, 'ipv6')
/** The only networks of version 6 with public hosts; mapped and translated addresses are outside. */
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')

/** An address of a host on the public internet, and not of this machine or its network. */
export function isPublicIp(ip: string): boolean {
  if (isIP(ip) === 0 || ip.includes('%')) return false
  if (isIPv6(ip)) return global.check(ip, 'ipv6') && !special.check(ip, 'ipv6')
  return !special.check(ip, 'ipv4')
}

/** Names that only a local network resolves. */
const localName =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|localdomain|onion|invalid)$/

/** A host name of the public DNS: at least two labels, no dot at the end. */
export const isPublicName = (name: string): boolean =>
  name.length <= 253 && name.includes('.') && !name.endsWith('.') && !localName.test(name)
