import { microsecondsText } from '#calendar';
import type { KeptEventReply, QuarantinedEventReply } from '#contracts';
import type { KeptUsageEvent, QuarantinedEvent } from '#storage';

export function toKeptEvent(event: KeptUsageEvent): KeptEventReply {
  const { source, id, type, workspace, time, isTimeOurs, receivedAt, data } = event;
  return {
    source,
    id,
    type,
    workspace,
    time: microsecondsText(time),
    timeGiven: !isTimeOurs,
    receivedAt: microsecondsText(receivedAt),
    ...(data !== undefined && { data: JSON.parse(data) as Record<string, unknown> }),
  };
}

export function toQuarantinedEvent(event: QuarantinedEvent): QuarantinedEventReply {
  const { source, id, type, workspace, receivedAt, reason, refusal } = event;
  return {
    source,
    id,
    type,
    workspace,
    receivedAt: microsecondsText(receivedAt),
    reason,
    ...(refusal !== undefined && { refusal: shownRefusal(refusal) }),
  };
}

function shownRefusal(refusal: string): { readonly code: string; readonly message: string } {
  const { code, message } = JSON.parse(refusal) as { code: string; message: string };
  return { code, message };
}
