// The Node peer: yaml, nunjucks and the same way of writing. peer.js TEMPLATES SPECS OUT
const fs = require('fs');
const path = require('path');
const nunjucks = require('nunjucks');
const yaml = require('js-yaml');

const walk = root => fs.readdirSync(root, { withFileTypes: true })
  .flatMap(entry => entry.isDirectory() ? walk(path.join(root, entry.name)) : [path.join(root, entry.name)]).sort();

function write(file, content) {
  try {
    if (fs.readFileSync(file).equals(content)) return;
  } catch {
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  fs.writeFileSync(file + '.tmp', content);
  fs.renameSync(file + '.tmp', file);
}

const [root, specs, out] = process.argv.slice(2);
const engine = new nunjucks.Environment(null, {
  autoescape: false, throwOnUndefined: true,
  tags: { variableStart: '<<<.', variableEnd: '>>>', blockStart: '<%', blockEnd: '%>', commentStart: '<#', commentEnd: '#>' },
});
const compile = text => nunjucks.compile(text, engine);
const templates = walk(root).map(file => [compile(path.relative(root, file)), compile(fs.readFileSync(file, 'utf8'))]);
for (const spec of walk(specs)) {
  const { gateways = [{}], ...top } = yaml.load(fs.readFileSync(spec, 'utf8'));
  for (const gateway of gateways) {
    const values = { ...top, ...gateway };
    for (const [name, content] of templates) write(path.join(out, name.render(values)), Buffer.from(content.render(values)));
  }
}
