package dev.xunjie.streams.enforcement;

import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.rules.oneoffence.OneOffence;
import dev.xunjie.rules.oneoffence.StretchState;
import dev.xunjie.streams.json.JsonTypeInformation;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets {@link OneOffence} bring together what several cameras of a stretch of road announce. */
public final class AnnounceOnce extends KeyedProcessFunction<String, IncidentEvent, IncidentEvent>
    implements ResultTypeQueryable<IncidentEvent> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(AnnounceOnce.class);

  private static final ValueStateDescriptor<StretchState> STRETCH =
      new ValueStateDescriptor<>("stretch", JsonTypeInformation.of(StretchState.class));

  private transient ValueState<StretchState> stretch;
  private transient Counter broughtTogether;

  @Override
  public void open(OpenContext context) {
    stretch = getRuntimeContext().getState(STRETCH);
    broughtTogether = getRuntimeContext().getMetricGroup().counter("incidentsBroughtTogether");
  }

  @Override
  public void processElement(
      IncidentEvent event, Context context, Collector<IncidentEvent> incidents) throws Exception {
    StretchState known = Optional.ofNullable(stretch.value()).orElse(StretchState.EMPTY);
    OneOffence.Told told = OneOffence.tell(known, event);
    stretch.update(told.state());
    for (IncidentEvent announced : told.events()) {
      if (isOfAnother(announced, event)) {
        broughtTogether.inc();
        LOG.info(
            "incident brought together id={} with={} stretch={}",
            announced.incidentId(),
            event.incidentId(),
            context.getCurrentKey());
      }
      incidents.collect(announced);
    }
  }

  @Override
  public TypeInformation<IncidentEvent> getProducedType() {
    return JsonTypeInformation.of(IncidentEvent.class);
  }

  private static boolean isOfAnother(IncidentEvent announced, IncidentEvent event) {
    return !announced.incidentId().equals(event.incidentId())
        || announced.ending().filter(Ending.SAME_OFFENCE::equals).isPresent();
  }
}
