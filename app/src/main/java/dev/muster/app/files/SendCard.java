package dev.muster.app.files;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Facts;
import dev.muster.app.controls.Facts.Fact;
import dev.muster.app.controls.Phrases;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.SegmentedButton;

/// Asks to whom to send, and says how much that is.
final class SendCard extends PlanCard {
  private final SendPlan plan;
  private final ToggleButton selected = new ToggleButton();
  private final ToggleButton all = new ToggleButton();
  private final Facts facts = new Facts();
  private final Label sentence = new Label();
  // The session outlives this card, so it must not keep it.
  private final InvalidationListener news = _ -> show();

  SendCard(SendPlan plan, Runnable cancel) {
    super(
        "mdi2s-send-outline",
        "Before sending " + TransfersModel.title(plan.pack()),
        go(plan),
        cancel);
    this.plan = plan;
    sentence.getStyleClass().add("hint");
    sentence.setWrapText(true);
    add(new SegmentedButton(selected, all));
    add(facts);
    add(sentence);
    selected.setOnAction(_ -> choose(false));
    all.setOnAction(_ -> choose(true));
    trouble().textProperty().bind(plan.trouble());
    plan.toAll().addListener(news);
    plan.sending().addListener(news);
    var weak = new WeakInvalidationListener(news);
    plan.session().selection().addListener(weak);
    plan.session().fleet().addListener(weak);
    plan.session().health().addListener(weak);
    show();
  }

  private static Button go(SendPlan plan) {
    var button = Buttons.plain("Send", plan::go);
    button.getStyleClass().add("accent");
    return button;
  }

  private void choose(boolean everybody) {
    plan.toAll().set(everybody);
    show();
  }

  private void show() {
    // Asking makes it valid again, so that the next change is told.
    var _ = plan.session().fleet().get();
    var _ = plan.session().health().get();
    selected.setText("Selected " + Phrases.count(plan.session().selection().size()));
    all.setText("All " + Phrases.count(plan.live().size()));
    selected.setSelected(!plan.toAll().get());
    all.setSelected(plan.toAll().get());
    var targets = plan.targets();
    facts.show(
        List.of(
            Fact.code("One copy", TransfersModel.size(plan.pack())),
            Fact.code("Read by", Phrases.count(targets.size(), "worker")),
            Fact.code("Together", Phrases.bytes(plan.bytesRead()))));
    sentence.setText(plan.sentence());
    goButton().setDisable(!plan.isPossible());
    Labels.rename(goButton(), "Send to " + Phrases.count(targets.size(), "worker"));
  }
}
