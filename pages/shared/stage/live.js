// Moves the charts of a stage while the hand moves: a slider's thumb, a tape, points that are dragged.
//
// A chart with a Vega parameter that is bound to an input shows that input below itself; the style
// of the page hides it. To set the parameter is to set the input and to tell Vega, and no server
// is asked. Only what a hand leaves behind goes to Python: Streamlit's own sliders send it when they
// are let go, points that are dragged send the latest place as soon as the last one was answered.
//
// While a slider stands elsewhere than Python knows, the stage is marked with data-behind: what
// Python wrote below the charts then speaks of another place, and the style of the page hides it.
// A slider that moves no chart marks it with data-away: the charts are dimmed until Python has drawn.

const MOVED_BY = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]};
const KEY_STEP = 1 / 100; // of the axis, for each press of an arrow key
const PLOT = '.marks .background';
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

const stages = new WeakMap(); // root of a component -> its Stage

export default function ({data, parentElement, setStateValue}) {
  let stage = stages.get(parentElement);
  if (!stage) stages.set(parentElement, (stage = new Stage(parentElement)));
  stage.update(data, setStateValue);
  return () => {
    stage.end();
    stages.delete(parentElement);
  };
}

class Stage {
  constructor(root) {
    this.root = root;
    this.wanted = new Map(); // parameter -> value that the charts are to show
    this.known = new Map(); // parameter -> value of the slider that Python's words are about
    this.verdict = new Verdict(root.querySelector('.verdict'));
    this.tape = new Tape(root.querySelector('.tape'), (name, at) => this.want(name, at));
    this.handles = new Handles(root.querySelector('.handles'));
    this.box = (root.host ?? root).closest('[class*="st-key-stage-"]');
    this.seen = new MutationObserver(() => this.look());
    this.seen.observe(this.box, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['aria-valuetext'],
    });
    this.sized = new ResizeObserver(() => this.look());
    this.sized.observe(this.box);
    this.listening = new AbortController();
    const {signal} = this.listening;
    for (const kind of ['pointerdown', 'touchstart', 'keydown'])
      this.box.addEventListener(kind, (event) => this.grasp(event), {signal, capture: true});
    for (const kind of ['pointerup', 'touchend', 'touchcancel', 'keyup'])
      addEventListener(kind, () => this.release(), {signal, capture: true});
  }

  grasp({target}) {
    this.held = this.wires?.find(({widget}) => target.closest?.(`.st-key-${widget}`))?.name;
    const thumb = target.closest?.('[data-testid=stSlider]')?.querySelector('input[type=range]');
    if (!thumb || this.held || target.closest('[class*=_ask]') || this.other?.thumb === thumb) return;
    this.other = {thumb, value: thumb.value};
  }

  release() { // the thumb is drawn a moment later
    setTimeout(() => {
      this.held = undefined;
      this.left = new Map(this.wanted);
    }, 100);
  }

  update(data, setStateValue) {
    this.wires = data.wires;
    const settled = JSON.stringify(data.settled);
    if (settled !== this.settled) this.heard();
    this.settled = settled;
    this.verdict.update(data.verdict, data.gap);
    this.tape.update(data.tape);
    this.handles.update(data.handles, setStateValue, () => this.tape.toEnd());
    this.look();
  }

  heard() { // Python knows where the sliders were left
    this.other = undefined;
    for (const {name} of this.wires)
      this.known.set(name, (this.held === name ? this.left : this.wanted)?.get(name));
  }

  end() {
    this.listening.abort();
    for (const mark of ['data-behind', 'data-away']) this.box.removeAttribute(mark);
    this.seen.disconnect();
    this.sized.disconnect();
    this.tape.pause();
    this.tape.end();
  }

  want(name, value) {
    this.wanted.set(name, value);
    this.look();
  }

  look() { // at most once a picture
    this.due ??= requestAnimationFrame(() => {
      this.due = undefined;
      this.follow();
      this.draw();
    });
  }

  follow() {
    for (const {widget, name} of this.wires) {
      const thumb = this.box.querySelector(`.st-key-${widget} input[type=range]`);
      if (!thumb) continue;
      if (this.wanted.has(name) && this.wanted.get(name) !== thumb.value) this.tape.toEnd();
      if (this.held !== name && this.wanted.get(name) !== thumb.value) this.known.set(name, thumb.value);
      this.wanted.set(name, thumb.value);
    }
    const behind = this.wires.some(({name}) => this.wanted.get(name) !== this.known.get(name));
    this.box.toggleAttribute('data-behind', behind);
    const away = Boolean(this.other && this.other.thumb.value !== this.other.value);
    this.box.toggleAttribute('data-away', away);
    this.tape.box.classList.toggle('behind', behind || away);
    this.verdict.line.classList.toggle('behind', away);
  }

  draw() {
    for (const input of this.box.querySelectorAll('.vega-bindings input[type=range]')) {
      const value = this.wanted.get(input.name);
      if (value === undefined || input.value === String(value)) continue;
      input.value = value;
      input.dispatchEvent(new Event('input'));
    }
    this.verdict.follow(this.wanted);
    this.handles.place(this.box.querySelector('.stVegaLiteChart'));
  }
}

class Verdict {
  constructor(line) {
    this.line = line;
  }

  update(sentences, gap) {
    Object.assign(this, {sentences, gap, said: undefined});
    this.line.hidden = !sentences.length;
  }

  follow(wanted) { // the sentences that hold where the sliders are
    const at = ({name, until}) => Math.min(wanted.get(name), wanted.get(until) ?? Infinity);
    const parts = this.sentences.map((each) => each.texts[at(each)]);
    const said = parts.filter(Boolean).join(this.gap);
    if (said === this.said) return;
    this.said = said;
    const bold = (text) => Object.assign(document.createElement('b'), {textContent: text});
    this.line.replaceChildren(...said.split('**').map((part, at) => (at % 2 ? bold(part) : part)));
  }
}

class Tape {
  constructor(box, show) {
    this.box = box;
    this.show = show;
    this.button = box.querySelector('button');
    this.range = box.querySelector('input');
    this.label = box.querySelector('output');
    this.button.onclick = () => (this.playing ? this.pause() : this.play());
    this.range.oninput = () => {
      this.pause();
      this.stand(this.range.valueAsNumber);
    };
    this.onspace = (event) => {
      const free = document.activeElement === document.body || event.target === this.range;
      if (event.key !== ' ' || !free || this.box.hidden || !this.box.checkVisibility()) return;
      event.preventDefault();
      this.button.click();
    };
    document.addEventListener('keydown', this.onspace);
    this.range.addEventListener('keydown', this.onspace); // inside a shadow root it stops there
    this.onplay = ({detail}) => detail !== this && this.pause();
    document.addEventListener('tape-plays', this.onplay); // one at a time
  }

  end() {
    document.removeEventListener('keydown', this.onspace);
    document.removeEventListener('tape-plays', this.onplay);
  }

  update(tape) {
    this.box.hidden = !tape;
    if (!tape) return this.pause();
    const {name, labels, seconds, words, showing, last, plays} = tape;
    const before = this.showing;
    const ended = this.at === undefined || this.at >= this.labels.length - 1;
    Object.assign(this, {name, labels, seconds, words, showing, last});
    this.range.max = labels.length - 1;
    this.range.setAttribute('aria-label', words.tape);
    if (showing === before) {
      if (!this.playing) this.stand(ended ? labels.length - 1 : Math.min(this.at, labels.length - 1));
    } else if (still() || !plays) {
      this.pause();
      this.stand(labels.length - 1);
    } else {
      this.play();
    }
    this.name_button();
  }

  name_button() {
    this.button.classList.toggle('playing', Boolean(this.playing));
    const word = this.playing ? this.words.pause : this.words.play;
    this.button.setAttribute('aria-label', word);
    this.button.title = word;
  }

  stand(at) {
    this.at = at;
    this.range.value = at;
    this.label.textContent = this.labels[at];
    this.range.setAttribute('aria-valuetext', this.labels[at]);
    this.show(this.name, at === this.labels.length - 1 ? this.last : at);
  }

  toEnd() {
    if (!this.labels) return;
    this.pause();
    if (this.at !== this.labels.length - 1) this.stand(this.labels.length - 1);
  }

  play() {
    document.dispatchEvent(new CustomEvent('tape-plays', {detail: this}));
    const last = this.labels.length - 1;
    const from = this.at === undefined || this.at >= last ? 0 : this.at;
    const begin = performance.now() - (from / last) * this.seconds * 1000;
    const tick = (now) => {
      const at = Math.min(last, Math.floor(((now - begin) / 1000 / this.seconds) * (last + 1)));
      if (at !== this.at) this.stand(Math.max(0, at));
      if (at < last) this.playing = requestAnimationFrame(tick);
      else this.pause();
    };
    this.stand(from);
    this.playing = requestAnimationFrame(tick);
    this.name_button();
  }

  pause() {
    if (this.playing) cancelAnimationFrame(this.playing);
    this.playing = undefined;
    if (this.words) this.name_button();
  }
}

class Handles {
  constructor(layer) {
    this.layer = layer;
    this.dots = [];
    this.sent = 0; // number of the last places that were sent
  }

  update(handles, setStateValue, onmove) {
    this.layer.toggleAttribute('hidden', !handles);
    this.given = handles;
    if (!handles) return;
    this.send = setStateValue;
    this.onmove = onmove;
    this.answered = handles.answered;
    if (!this.moving && this.answered >= this.sent) this.points = handles.points.map((p) => [...p]);
    while (this.dots.length > handles.points.length) this.dots.pop().remove();
    while (this.dots.length < handles.points.length) this.dots.push(this.dot(this.dots.length));
    this.name_dots();
    if (this.waiting) this.tell(this.waiting.settled);
  }

  dot(at) {
    const dot = document.createElement('div');
    dot.className = 'handle';
    dot.tabIndex = 0;
    dot.setAttribute('role', 'button');
    dot.onpointerdown = (event) => this.grab(dot, at, event);
    dot.onkeydown = (event) => {
      const by = MOVED_BY[event.key];
      if (!by) return;
      event.preventDefault();
      const {across, up} = this.given;
      const size = KEY_STEP * (event.shiftKey ? 5 : 1);
      const [x, y] = this.points[at];
      this.move(at, x + by[0] * size * (across[1] - across[0]), y + by[1] * size * (up[1] - up[0]));
      this.tell(true);
    };
    this.layer.append(dot);
    return dot;
  }

  grab(dot, at, event) {
    event.preventDefault();
    dot.focus();
    dot.setPointerCapture(event.pointerId);
    this.moving = true;
    dot.onpointermove = ({clientX, clientY}) => {
      const {across, up} = this.given;
      const {left, top, width, height} = this.plot;
      const x = across[0] + ((clientX - left) / width) * (across[1] - across[0]);
      const y = up[1] - ((clientY - top) / height) * (up[1] - up[0]);
      this.move(at, x, y);
      this.tell(false);
    };
    dot.onpointerup = dot.onpointercancel = () => {
      dot.onpointermove = dot.onpointerup = dot.onpointercancel = null;
      this.moving = false;
      this.tell(true);
    };
  }

  move(at, x, y) {
    const {across, up, digits} = this.given;
    const inside = (value, [low, high]) =>
      Number(Math.min(high, Math.max(low, value)).toFixed(digits));
    this.points[at] = [inside(x, across), inside(y, up)];
    this.onmove();
    this.name_dots();
    this.put();
  }

  tell(settled) { // the latest only, and not before the last one was answered
    const late = performance.now() - (this.told ?? 0) > 2000;
    this.waiting = {settled: Boolean(settled || this.waiting?.settled)};
    if (this.answered < this.sent && !late) return;
    this.told = performance.now();
    this.sent = Math.max(this.sent, this.answered) + 1;
    this.send('moved', {points: this.points, number: this.sent, ...this.waiting});
    this.waiting = undefined;
  }

  name_dots() {
    this.dots.forEach((dot, at) => {
      const [x, y] = this.points[at];
      dot.setAttribute('aria-label', `${this.given.words.point} ${at + 1}: x ${x}, y ${y}`);
      dot.title = this.given.words.drag;
    });
  }

  place(chart) {
    const plot = chart?.querySelector(PLOT);
    if (!this.given || !plot) return;
    this.plot = plot.getBoundingClientRect();
    this.put();
  }

  put() {
    if (!this.plot) return;
    const home = this.layer.getBoundingClientRect();
    const {across, up} = this.given;
    this.dots.forEach((dot, at) => {
      const [x, y] = this.points[at];
      const right = ((x - across[0]) / (across[1] - across[0])) * this.plot.width;
      const down = ((up[1] - y) / (up[1] - up[0])) * this.plot.height;
      const inside = right >= 0 && right <= this.plot.width && down >= 0 && down <= this.plot.height;
      dot.style.display = inside ? '' : 'none';
      dot.style.left = `${this.plot.left - home.left + right}px`;
      dot.style.top = `${this.plot.top - home.top + down}px`;
    });
  }
}
