// What Blazor cannot do from the server: keys that must not act by themselves, scrolling, focus, dialogs, the clipboard.

const near = 60;

export function start() {
  addEventListener('keydown', hold, true);
  addEventListener('keyup', event => event.code === 'Space' && keysOf(event).includes('Space') && event.preventDefault(), true);
  // A click on a suggestion must not take the focus from the box first.
  addEventListener('mousedown', event => event.target.closest('[data-hold]') && event.preventDefault(), true);
  addEventListener('click', copy);
  addEventListener('input', event => event.target.matches('[data-grow]') && grow(event.target));
  return { zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC', offset: -new Date().getTimezoneOffset() };
}

function keysOf(event) {
  return event.target.closest?.('[data-keys]')?.dataset.keys.split(' ') ?? [];
}

function hold(event) {
  if (event.isComposing) {
    return;
  }

  const key = event.key === ' ' ? 'Space' : event.key;
  if (!event.shiftKey && !event.ctrlKey && !event.metaKey && keysOf(event).includes(key)) {
    event.preventDefault();
  }
}

function grow(box) {
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight, innerHeight / 2)}px`;
}

async function copy(event) {
  const button = event.target.closest('[data-copy]');
  if (button) {
    const label = button.querySelector('[data-copied]');
    try {
      await navigator.clipboard.writeText(button.closest('figure').querySelector('pre').textContent);
      label.textContent = 'Copied';
    } catch {
      label.textContent = 'Not allowed';
    }

    setTimeout(() => label.textContent = 'Copy', 2000);
  }
}

// Keeps the newest message in view unless the reader scrolled up.
export function stick() {
  const scroll = document.getElementById('scroll');
  const list = scroll?.firstElementChild;
  if (!list) {
    return;
  }

  // Only the reader moves up; a list that has just grown is also away from its end, and is to follow.
  let atBottom = true;
  let top = 0;
  scroll.addEventListener('scroll', () => {
    const left = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
    atBottom = left < near || (atBottom && scroll.scrollTop >= top);
    top = scroll.scrollTop;
    scroll.parentElement.toggleAttribute('data-away', !atBottom);
  }, { passive: true });
  const follow = new ResizeObserver(() => atBottom && (scroll.scrollTop = scroll.scrollHeight));
  follow.observe(list);
  follow.observe(scroll);
}

export function toBottom() {
  const scroll = document.getElementById('scroll');
  if (scroll) {
    scroll.scrollTop = scroll.scrollHeight;
  }
}

export function openDialog() {
  const dialog = document.getElementById('form');
  if (dialog && !dialog.open) {
    dialog.showModal();
    dialog.querySelector('textarea, input, select')?.focus();
  }
}

export function focus(selector) {
  const element = document.querySelector(selector);
  element?.focus();
  if (element?.matches('[data-grow]')) {
    grow(element);
  }

  if (element?.matches('input, textarea')) {
    element.setSelectionRange(element.value.length, element.value.length);
  }
}

export function move(selector, by) {
  const all = [...document.querySelectorAll(selector)];
  if (all.length > 0) {
    const at = all.indexOf(document.activeElement);
    all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length].focus();
  }
}

export function reveal(selector) {
  document.querySelector(selector)?.scrollIntoView({ block: 'nearest' });
}

export function address(url, title) {
  history.replaceState(history.state, '', url);
  document.title = title;
}
