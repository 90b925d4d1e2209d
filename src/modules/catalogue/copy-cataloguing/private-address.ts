import { BlockList, isIP, isIPv4 } from 'node:net'

const closed = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(network, bits, 'ipv6')

/** Whether an IP address belongs to this machine, its network or nobody: what no outside library lives at. */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 0) return true
  // An IPv4 address in the clothes of IPv6 is checked as what it is.
  return closed.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}
