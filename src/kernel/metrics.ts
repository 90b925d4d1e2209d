import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export const metrics = new Registry()

collectDefaultMetrics({ register: metrics, prefix: 'patria_' })

export const requestSeconds = new Histogram({
  name: 'patria_http_request_seconds',
  help: 'Time to answer a request, by route pattern, method and status.',
  labelNames: ['route', 'method', 'status'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [metrics],
})
