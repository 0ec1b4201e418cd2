import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from './problem.js';
import { statusOf } from './problem-statuses.js';
import { problemDocument } from './send-problem.js';

const BY_ERROR: Readonly<Record<string, readonly [code: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['request.timeout', 'the request took too long to arrive'],
  HPE_HEADER_OVERFLOW: ['request.headers-too-large', 'the headers have more than 16 KiB'],
};

/** What Node could not read as HTTP never becomes a request, and is answered here, in the same shape. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [code, message] = BY_ERROR[error.code ?? ''] ?? ['request.malformed', 'the request is no HTTP'];
  const status = statusOf(code);
  const body = JSON.stringify(problemDocument(new Problem(code, message), '', randomUUID()));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
