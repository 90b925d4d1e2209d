// Shows messages of the library while its pages are closed. It keeps nothing and touches no request.
self.addEventListener('push', (event) => {
  const { title, body, lang, tag, link } = event.data?.json() ?? {}
  if (title) event.waitUntil(self.registration.showNotification(title, { body, lang, tag, data: { link } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  if (event.notification.data?.link) event.waitUntil(self.clients.openWindow(event.notification.data.link))
})
