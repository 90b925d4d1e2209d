/** `<push-switch>` around a hidden button: shows it where the browser can show messages, and subscribes the browser. */
export class PushSwitch extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button || !('serviceWorker' in navigator) || !('PushManager' in window)) return
    button.hidden = false
    button.addEventListener('click', () => {
      button.disabled = true
      void this.#subscribe()
        .then(() => location.reload())
        .catch(() => this.#refuse(button))
    })
  }

  async #subscribe() {
    const worker = await navigator.serviceWorker.register('/pesan.js')
    const options = { userVisibleOnly: true, applicationServerKey: this.dataset.key }
    const subscription = await worker.pushManager.subscribe(options)
    const answer = await fetch(this.dataset.address ?? '', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(subscription),
    })
    if (!answer.ok) throw new Error(String(answer.status))
  }

  #refuse(button: HTMLButtonElement) {
    button.disabled = false
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = this.dataset.denied ?? ''
  }
}

customElements.define('push-switch', PushSwitch)
