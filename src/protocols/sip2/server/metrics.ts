import { Counter, Gauge, Histogram } from 'prom-client'
import { metrics } from '#kernel/metrics.ts'

export const sip2Messages = new Counter({
  name: 'patria_sip2_messages_total',
  help: 'SIP2 messages received, by code and what came of them.',
  labelNames: ['code', 'outcome'],
  registers: [metrics],
})

export const sip2Seconds = new Histogram({
  name: 'patria_sip2_message_seconds',
  help: 'Time to answer a SIP2 message, by code.',
  labelNames: ['code'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [metrics],
})

export const sip2Connections = new Gauge({
  name: 'patria_sip2_connections',
  help: 'SIP2 connections that are open.',
  registers: [metrics],
})

export const sip2Dropped = new Counter({
  name: 'patria_sip2_dropped_total',
  help: 'SIP2 connections that were ended from here, by reason.',
  labelNames: ['reason'],
  registers: [metrics],
})
