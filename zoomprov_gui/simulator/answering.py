"""One request from faults to reply: what strikes, who may call, what is answered, how it leaves."""

from zoomprov_gui.simulator.fault_answers import ANSWERS, Run, delay
from zoomprov_gui.simulator.fault_changes import CHANGES
from zoomprov_gui.simulator.fault_marks import MARKS
from zoomprov_gui.simulator.faults import Fault
from zoomprov_gui.simulator.serving import Call, Gate, Operation, Refusal, Reply


async def answer(call: Call, operation: Operation, gate: Gate) -> Reply:
    """Answer a call, with whatever the fault dial has for it."""
    address = f"{call.path}?{call.raw_query}" if call.raw_query else call.path
    strikes = call.world.faults.struck(gate.side, call.method, address)

    def run() -> Reply:
        try:
            gate.admit(call, operation)
            return operation.handler(call)
        except Refusal as refusal:
            return refusal.reply

    reply = await _struck(strikes, call, run) if strikes else None
    if reply is None:
        reply = run()
    gate.dress(call, operation, reply)
    for fault in strikes:
        if fault.name in MARKS:
            reply = MARKS[fault.name](fault, call, reply)
    return reply


async def _struck(strikes: list[Fault], call: Call, run: Run) -> Reply | None:
    for fault in strikes:
        if fault.name == "latency":
            await delay(fault)
        if fault.name in CHANGES:
            CHANGES[fault.name](fault, call)
    for fault in strikes:
        if fault.name in ANSWERS:
            reply = ANSWERS[fault.name](fault, call, run)
            if reply is not None:
                return reply
    return None
