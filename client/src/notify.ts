/** Notifications of VS Code, and the one way to them: VS Code makes links, which can run commands, of what reads like one. */
import * as vscode from 'vscode';
import { forNotification } from '../../server/src/core/foreign.ts';

/** Says something, and waits for nothing. */
export const inform = (sentence: string): void => void vscode.window.showInformationMessage(forNotification(sentence));

/** Says what went wrong. */
export const complain = (sentence: string): void => void vscode.window.showErrorMessage(forNotification(sentence));

/** Asks; the answer is one of the buttons, or undefined where the user closed the question. */
export const choose = (question: string, ...buttons: string[]): Thenable<string | undefined> =>
  vscode.window.showInformationMessage(forNotification(question), ...buttons);
