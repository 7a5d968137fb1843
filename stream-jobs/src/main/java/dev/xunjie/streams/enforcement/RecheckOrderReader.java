package dev.xunjie.streams.enforcement;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.streams.message.MessageKey;
import dev.xunjie.streams.message.MessageReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the {@code recheck-orders} topic. */
public final class RecheckOrderReader implements MessageReader<RecheckOrder> {
  private static final long serialVersionUID = 1L;

  @Override
  public RecheckOrder read(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      throw new IllegalArgumentException("the message is empty: it must be an order to look again");
    }
    RecheckOrder order = ContractJson.fromBytes(message.value(), RecheckOrder.class);
    MessageKey.requireCamera(message, order.cameraId());
    return order;
  }
}
