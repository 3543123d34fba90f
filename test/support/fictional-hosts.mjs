import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

/**
 * Gives host names of tests public addresses, and leads connections to these addresses to servers of this machine. For
 * a whole server: `node --import`, with names and ports as JSON in FICTIONAL_HOSTS. No setting of the product does this.
 */
const [firstIp, portOf, addressesOf] = ['93.184.216.', new Map(), new Map()]
/** How often each name was looked up. */
export const lookups = new Map()

/** A host that a server of this machine at this port plays. Returns its address. */
export function addHost(name, port) {
  const ip = `${firstIp}${portOf.size + 1}`
  portOf.set(ip, port)
  addressesOf.set(name, () => [ip])
  return ip
}

/** A name whose addresses a function gives, which may change from one look-up to the next. */
export const addName = (name, addresses) => addressesOf.set(name, addresses)

const { lookup } = dns.promises
dns.promises.lookup = async (name, options) => {
  lookups.set(name, (lookups.get(name) ?? 0) + 1)
  const addresses = addressesOf.get(name)
  if (!addresses) return lookup(name, options)
  const answers = addresses().map((address) => ({ address, family: net.isIP(address) }))
  return options?.all ? answers : answers[0]
}

const connect = Reflect.get(net.Socket.prototype, 'connect')
net.Socket.prototype.connect = function (...args) {
  const [options, callback] = Array.isArray(args[0]) ? args[0] : args
  const port = portOf.get(options?.host)
  if (port === undefined) return Reflect.apply(connect, this, args)
  const local = { ...options, host: '127.0.0.1', port }
  return Reflect.apply(connect, this, callback ? [local, callback] : [local])
}
syncBuiltinESMExports()

for (const [name, port] of Object.entries(JSON.parse(process.env.FICTIONAL_HOSTS ?? '{}')))
  addHost(name, port)
