import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** Steps of "Get started with Policy Text" that no command tells of: they are done when the server's answer is there. */
type Step = 'hovered' | 'jumped' | 'fixed';

/** Tells VS Code of each step that was done, once; the walkthrough of package.json listens to these keys. */
export function watchSteps(): Middleware {
  const done = new Set<Step>();
  /** How many findings each document had when they were last asked for: one less, and something was fixed. */
  const findings = new Map<string, number>();
  const tick = (step: Step) => {
    if (done.has(step)) return;
    done.add(step);
    void vscode.commands.executeCommand('setContext', `policyText.${step}`, true);
  };
  return {
    async provideHover(document, position, token, next) {
      const hover = await next(document, position, token);
      if (hover) tick('hovered');
      return hover;
    },
    async provideDefinition(document, position, token, next) {
      const found = await next(document, position, token);
      if (Array.isArray(found) ? found.length > 0 : found) tick('jumped');
      return found;
    },
    async provideDiagnostics(document, previous, token, next) {
      const report = await next(document, previous, token);
      if (report?.kind !== 'full') return report;
      const uri = (document instanceof vscode.Uri ? document : document.uri).toString();
      if (report.items.length < (findings.get(uri) ?? 0)) tick('fixed');
      findings.set(uri, report.items.length);
      return report;
    },
  };
}
