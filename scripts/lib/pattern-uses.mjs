// How much text each pattern of a program is given at most, as its code says it: `text.slice(at - 90, at)` is 90 characters
// whatever the text is. What can't be seen has no bound; then the code is to say it, by a slice where the pattern is used.

/** All nodes of a syntax tree, each with its parent. */
export function* nodesOf(node, parent = null) {
  node.parent ??= parent;
  yield node;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'parent') continue;
    for (const child of Array.isArray(value) ? value : [value]) if (child?.type) yield* nodesOf(child, node);
  }
}

const METHODS_OF_TEXT = new Set(['replace', 'replaceAll', 'match', 'matchAll', 'search', 'split']);
/** What answers a text no longer than the one that it is asked of. */
const NO_LONGER = new Set(['trim', 'trimEnd', 'trimStart', 'slice', 'substring', 'charAt']);

const isCallOf = (node, name) =>
  node?.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.property.name === name;
const isMath = (node, name) => isCallOf(node, name) && node.callee.object.name === 'Math';

/**
 * Finds bounds in a program. `boundOf(node)` answers for a literal or `new RegExp(…)` the longest text that any of its uses can
 * give it; Infinity where one use can't be seen through.
 */
export function boundsIn(code, program) {
  const all = [...nodesOf(program)];
  const text = (node) => code.slice(node.start, node.end);
  const named = new Map();
  for (const node of all)
    if (node.type === 'Identifier') (named.get(node.name) ?? named.set(node.name, []).get(node.name)).push(node);

  const isScope = ({ type }) => /Function|^Program$|^BlockStatement$|^ForOf|^ForStatement$/.test(type);
  function scopeOf(node) {
    let at = node.parent;
    while (at && !isScope(at)) at = at.parent;
    return at;
  }
  const isWithin = (node, scope) => scope.start <= node.start && node.end <= scope.end;

  /** The declaration that a name means where it is used: of those around it the innermost. */
  function declared(identifier) {
    let best = null;
    for (const each of named.get(identifier.name) ?? []) {
      const { parent } = each;
      const declares =
        (parent.type === 'VariableDeclarator' && parent.id === each) ||
        (/Function/.test(parent.type) && parent.params.includes(each)) ||
        (parent.type === 'AssignmentPattern' && parent.left === each) ||
        (parent.type === 'Property' && parent.value === each && parent.parent.type === 'ObjectPattern');
      if (!declares) continue;
      // A parameter holds in its function, which is its parent or further up.
      const scope = scopeOf(each);
      if (isWithin(identifier, scope) && (!best || scope.start > best.scope.start)) best = { scope, parent, each };
    }
    return best;
  }

  function numberOf(node) {
    if (node?.type === 'Literal' && typeof node.value === 'number') return node.value;
    if (node?.type === 'UnaryExpression' && node.operator === '-') return -numberOf(node.argument);
    if (node?.type === 'Identifier') {
      const found = declared(node);
      const isConst = found?.parent.type === 'VariableDeclarator' && found.parent.parent.kind !== 'let'; // The bundle's own constants are `var`.
      return isConst ? numberOf(found.parent.init) : Number.NaN;
    }
    if (node?.type === 'BinaryExpression' && node.operator === '*') return numberOf(node.left) * numberOf(node.right);
    return Number.NaN;
  }

  /** What a node says behind names that are given once. */
  function plain(node) {
    if (node?.type !== 'Identifier') return node;
    const found = declared(node);
    return found?.parent.type === 'VariableDeclarator' && found.parent.parent.kind === 'const' && found.parent.init
      ? found.parent.init
      : node;
  }

  /** The distance that two ends of a slice keep at most. */
  function span(from, to) {
    if (!from) return Infinity;
    if (numberOf(from) < 0 && !to) return -numberOf(from);
    if (!to) return Infinity;
    if (numberOf(from) >= 0 && numberOf(to) >= 0) return numberOf(to) - numberOf(from);
    if (from.type === 'BinaryExpression' && to.type === 'BinaryExpression' && text(from.left) === text(to.left)) {
      // From `at - 3` to `at + 40`.
      const all =
        (from.operator === '-' ? 1 : -1) * numberOf(from.right) + (to.operator === '+' ? 1 : -1) * numberOf(to.right);
      if (/[+-]/.test(from.operator) && /[+-]/.test(to.operator) && all >= 0) return all;
    }
    for (const low of [from, plain(from)]) {
      if (isMath(low, 'max')) return Math.min(...low.arguments.map((each) => span(each, to)));
      if (low.type === 'BinaryExpression' && low.operator === '-' && text(low.left) === text(to)) {
        const least = numberOf(low.right);
        if (least >= 0) return least;
      }
    }
    for (const high of [to, plain(to)]) {
      if (isMath(high, 'min')) return Math.min(...high.arguments.map((each) => span(from, each)));
      if (high.type === 'BinaryExpression' && high.operator === '+' && text(high.left) === text(from)) {
        const most = numberOf(high.right);
        if (most >= 0) return most;
      }
    }
    return Infinity;
  }

  /** A length that is asked for before: `between.length < 80 && …`. */
  function asked(node) {
    const wanted = `${text(node)}.length`;
    let best = Infinity;
    for (let at = node; at.parent && !/Function/.test(at.type); at = at.parent) {
      const { parent } = at;
      const isChoice = parent.type === 'ConditionalExpression' || parent.type === 'IfStatement';
      const holds = isChoice && parent.consequent === at;
      const fails = isChoice && parent.alternate === at;
      const joined = parent.type === 'LogicalExpression' && parent.right === at;
      const test = holds || fails ? parent.test : joined ? parent.left : null;
      if (!test) continue;
      // "Shorter, and" before what is done, "longer, or" before what is done else.
      const isAnd = holds || (joined && parent.operator === '&&');
      for (const each of nodesOf(test)) {
        if (each.type !== 'BinaryExpression' || text(each.left) !== wanted) continue;
        if (!(isAnd ? /^<=?$/ : /^>=?$/).test(each.operator)) continue;
        let under = each;
        while (
          under !== test &&
          under.parent.type === 'LogicalExpression' &&
          under.parent.operator === (isAnd ? '&&' : '||')
        )
          under = under.parent;
        if (under === test) best = Math.min(best, numberOf(each.right));
      }
    }
    return best;
  }

  /** The most characters that an expression can have. */
  function lengthOf(node, depth = 0) {
    if (!node || depth > 12) return Infinity;
    const deeper = (each) => lengthOf(each, depth + 1);
    switch (node.type) {
      case 'Literal':
        return typeof node.value === 'string' ? node.value.length : Infinity;
      case 'TemplateLiteral':
        return [...node.quasis.map(({ value }) => value.cooked.length), ...node.expressions.map(deeper)].reduce(
          (a, b) => a + b,
          0,
        );
      case 'BinaryExpression':
        return node.operator === '+' ? deeper(node.left) + deeper(node.right) : Infinity;
      case 'ConditionalExpression':
        return Math.max(deeper(node.consequent), deeper(node.alternate));
      case 'LogicalExpression':
        return Math.max(deeper(node.left), deeper(node.right));
      case 'ChainExpression':
        return deeper(node.expression);
      case 'Identifier': {
        const found = declared(node);
        const isConst = found?.parent.type === 'VariableDeclarator' && found.parent.parent.kind !== 'let'; // The bundle's own constants are `var`.
        return Math.min(asked(node), isConst && found.parent.init ? deeper(found.parent.init) : Infinity);
      }
      case 'CallExpression': {
        if (node.callee.type !== 'MemberExpression') return Infinity;
        const { property, object } = node.callee;
        if (property.name === 'slice' || property.name === 'substring')
          return Math.min(span(node.arguments[0], node.arguments[1]), deeper(object));
        if (NO_LONGER.has(property.name)) return deeper(object);
        // By one sign at most: no longer, or, where a pattern finds what is empty, a sign between any two.
        if (property.name === 'replace' && deeper(node.arguments[1]) <= 1)
          return deeper(object) * (1 + deeper(node.arguments[1])) + deeper(node.arguments[1]);
        return Infinity;
      }
      default:
        return Infinity;
    }
  }

  /** The most that one use of a pattern gives it. */
  function given(node) {
    const { parent } = node;
    if (parent.type === 'MemberExpression' && parent.object === node && parent.parent.type === 'CallExpression') {
      const { name } = parent.property;
      return name === 'test' || name === 'exec' ? lengthOf(parent.parent.arguments[0]) : Infinity;
    }
    if (parent.type === 'CallExpression' && parent.arguments[0] === node && parent.callee.type === 'MemberExpression')
      return METHODS_OF_TEXT.has(parent.callee.property.name) ? lengthOf(parent.callee.object) : Infinity;
    return Infinity;
  }

  function boundOf(node) {
    const { parent } = node;
    if (parent.type !== 'VariableDeclarator' || parent.init !== node) return given(node);
    if (parent.id.type !== 'Identifier') return Infinity;
    const uses = named.get(parent.id.name).filter((each) => each !== parent.id && declared(each)?.parent === parent);
    return uses.length === 0 ? Infinity : Math.max(...uses.map(given));
  }

  return { all, boundOf };
}
